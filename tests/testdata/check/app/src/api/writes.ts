import { supabase } from "../lib/supabase";
import type { Job } from "../types";

export async function add(customer: string, title: string) {
  return await supabase.from("jobs").insert({ customer_id: customer, title, status: "draft" }).select("id").single();
}

export const addMany = () =>
  supabase.from("tags").insert([{ label: "roof" }, { label: "gas", "colour": "red" }]);

export const keep = (email: string, company_id: string) =>
  supabase.from("customers").upsert({ email, company_id, name: "Ada" }, { onConflict: "company_id,email", ignoreDuplicates: true });
export const keepWrong = (email: string, company_id: string) =>
  supabase.from("customers").upsert({ email, company_id, name: "Ada" }, { onConflict: "company_id, mail" });

export const start = (id: string) => supabase.from("jobs").update({ status: "in_progress", total: 12.5 }).match({ id, status: "scheduled" });
export const startWrong = (id: string) => supabase.from("jobs").update({ status: "started" }).eq("id", id);
export const finish = (id: string) => supabase.from("jobs").update({ "finished_at": new Date().toISOString() }).eq("id", id);

export const save = (row: Job) => supabase.from("jobs").insert(row);
export const patch = (id: string, changes: Partial<Job>) =>
  supabase.from("jobs").update({ ...changes, title: "x" }).eq("id", id);

export const remove = (id: string) => supabase.from("jobs").delete({ count: "exact" }).eq("id", id);
export const removeWrong = (id: string) => supabase.from("job_tags").delete().eq("job_id", id).eq("tag", "x");

// The condition decides the verb; either request is right.
export async function toggle(id: string, tag: string, on: boolean) {
  const table = supabase.from("job_tags");
  const { error } = on
    ? await table.insert({ job_id: id, tag_id: tag })
    : await table.delete().eq("job_id", id).eq("tag_id", tag);
  return error;
}

// A row without what the table insists on: a trigger might still give it, so that it is a warning.
export const bare = (title: string) => supabase.from("jobs").insert({ title, status: "draft" });
