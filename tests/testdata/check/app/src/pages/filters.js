import { supabase } from "../lib/supabase.ts";

// A request that grows.
export async function filtered({ status, from, text }) {
  let query = supabase.from("jobs").select("id, title, customers(name)");
  if (status) query = query.eq("status", status);
  if (from) query = query.gte("scheduled_at", from);
  if (text) query = query.textSearch("title", text, { type: "websearch" });
  return query.order("created_at", { ascending: false }).range(0, 9);
}

// A filter on what is not embedded.
export const late = () => supabase.from("jobs").select("id").lt("customers.created_at", "2026-01-01");

// Arrays, ranges, patterns.
export const tagged = () => supabase.from("customers").select("id").contains("tags", ["vip"]).overlaps("tags", ["new", "old"]);
export const named = () => supabase.from("customers").select("id").ilike("name", "%a%").filter("email", "not.is", null);
export const choices = () => supabase.from("jobs").select("id").in("status", ["draft", "cancelled"]);
export const quoted = () => supabase.from("jobs").select("id").filter("status", "in", '("draft","done")');
export const csv = () => supabase.from("people").select("full_name").csv();
export const aborted = (signal) => supabase.from("people").select("id").abortSignal(signal).explain({ analyze: true });

// No way leads from people to companies.
export const bosses = () => supabase.from("people").select("id, companies(name)");
// The relationship's aggregate by count, and the other aggregates, which a setting allows.
export const counted = () => supabase.from("customers").select("name, jobs(count)");
export const summed = () => supabase.from("jobs").select("status, total.sum()");
// A list that cannot be read.
export const broken = () => supabase.from("jobs").select("id, customers(name");

// Functions that answer with a request, to which their callers add.
function active() {
  return supabase.from("people").select("id, full_name");
}
export const team = () => active().eq("is_active", true).order("full_name");
export const crew = () => active().eq("crew", 1);
const jobs = () => supabase.from("jobs");
export const first = () => jobs().select("id").limit(1);
export const last = () => jobs().select("number");
