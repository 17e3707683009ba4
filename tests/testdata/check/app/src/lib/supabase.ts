import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import type { Database } from "./database.types";

const url = import.meta.env.VITE_URL as string;
const key = import.meta.env.VITE_KEY as string;

export const supabase: SupabaseClient<Database> = createClient<Database>(url, key);
export const billing = createClient<Database>(url, key, { db: { schema: "billing" } });
export const TABLES = { jobs: "jobs", people: "people", gone: "vehicles" } as const;
export const CARD = "id, title, status";
