import { supabase, TABLES, CARD } from "../lib/supabase";

// Chained over lines, with a cast, an alias and an order.
export async function list() {
  const { data, error } = await supabase
    .from("jobs")
    .select("id, name:title, total::text, scheduled_at")
    .eq("status", "scheduled")
    .order("scheduled_at", { ascending: false, nullsFirst: false })
    .limit(20);
  if (error) throw error;
  return data;
}

// Embeds with hints, an inner join, a spread, and filters on what is embedded.
export const board = () =>
  supabase
    .from(TABLES.jobs)
    .select(`
      id, title,
      customers!inner ( name, email ),
      assignee:people!jobs_assigned_to_fkey ( full_name ),
      author:people!created_by ( full_name ),
      tags ( label )
    `)
    .eq("customers.name", "Ada")
    .eq("assignee.is_active", true)
    .order("name", { referencedTable: "customers" })
    .order("customers(name)");

export const flat = () => supabase.from("jobs").select("id, ...customers(name, companies(name))");

// Several ways lead from jobs to people.
export const authors = () => supabase.from("jobs").select("id, people(full_name)");

// JSON paths, and one into a column that holds none.
export const places = () => supabase.from("customers").select("address->>city, town:address->geo->lat").eq("address->>city", "Bonn");
export const deep = () => supabase.from("jobs").select("details->rooms->0->>name").not("details->>floor", "is", null);
export const wrongDeep = () => supabase.from("jobs").select("title->>de");

// Logic trees.
export const either = () =>
  supabase.from("jobs").select(CARD).or("status.eq.draft,and(total.gt.100,status.in.(scheduled,done))");
export const neither = () =>
  supabase.from("jobs").select("id").or("status.eq.open,and(totl.gt.100,title.ilike.*roof*)");
export const embedded = () =>
  supabase.from("customers").select("id, jobs(id)").or("title.eq.x,status.eq.done", { referencedTable: "jobs" });

// A table that nobody declared, and one that is a slip away.
export const vehicles = () => supabase.from(TABLES.gone).select();
export const slip = () => supabase.from("job").select("id");

// A dynamic column, table and list.
export const by = (column: string, value: string) => supabase.from("jobs").select("id").eq(column, value);
export const anything = (table: string) => supabase.from(table).select("*");
export const some = (columns: string) => supabase.from("jobs").select(columns);
export const partly = (more: string) => supabase.from("jobs").select(`id, title, ${more}`);

// A value that only the running code knows is right in any column.
export const one = (id: string) => supabase.from("jobs").select("*").eq("id", id).single();
export const many = (ids: string[]) => supabase.from("jobs").select("id").in("id", ids).maybeSingle();
