import { useEffect, useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useSupabase } from "../hooks/useSupabase";

type Props = { company: string };

/* supabase.from("commented_out").select("nothing") is no request, and neither is one in a text. */
const HELP = 'supabase.from("nowhere").select("*")';

export function Board({ company }: Props) {
  const { supabase: client } = useSupabase();
  const [open, setOpen] = useState<number>(0);

  useEffect(() => {
    // A count alone.
    client
      .from("open_jobs")
      .select("*", { count: "exact", head: true })
      .neq("status", "done")
      .then(({ count }) => setOpen(count ?? 0));
  }, [client]);

  const people = useQuery({
    queryKey: ["people"],
    queryFn: async () => (await client.from("people").select("id, full_name").eq("is_active", true)).data,
  });
  const totals = useQuery({
    queryKey: ["totals"],
    queryFn: async () => {
      const { data } = await client.from("open_jobs").select("id, title, total");
      return data;
    },
  });

  return (
    <section title={HELP}>
      <h1>{company}: {open}</h1>
      <ul>{people.data?.map((person) => <li key={person.id}>{Array.from(person.full_name).length}</li>)}</ul>
      <button onClick={() => client.from("jobs").update({ status: "done" }).eq("state", "draft")}>{totals.data?.length}</button>
      <button onClick={async () => void (await client.from("tags").select("label, jobs(id, short_title)"))}>Tags</button>
      <img src={client.storage.from("avatars").getPublicUrl("a.png").data.publicUrl} />
    </section>
  );
}
