import { supabase as db, billing } from "../lib/supabase";

export const search = (query: string) => db.rpc("search_jobs", { query }).select("id, title").eq("status", "done").limit(5);
export const searchAll = (query: string) => db.rpc("search_jobs", { query, max_rows: 5 }, { count: "exact" });
export const searchWrong = (text: string) => db.rpc("search_jobs", { text });
export const move = (job: string) => db.rpc("move_job", { job, to_status: "done" });
export const moveWrong = (job: string) => db.rpc("move_job", { job, to_status: "finished" });
export const gone = () => db.rpc("job_totals");
export const any = (name: string) => db.rpc(name, {});

// Another schema: named in the chain, or by the client.
export const invoices = () => db.schema("billing").from("invoices").select("number, amount").is("paid_at", null);
export const invoicesWrong = () => db.from("invoices").select("number");
export const paid = () => billing.from("invoices").select("number").not("paid_at", "is", null);
export const number = () => billing.rpc("next_number");
export const archive = () => db.schema("archive").from("jobs").select();
