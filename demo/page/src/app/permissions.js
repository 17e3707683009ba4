// Which buttons a role is shown. The database decides what is allowed (deploy/phase1/policies.sql); this only spares a
// person the buttons that it would refuse.

const RUNS_IT = ["owner", "admin"];
const OFFICE = [...RUNS_IT, "dispatcher"];
const ACCOUNTING = [...RUNS_IT, "accountant"];

const ALLOWED = {
    "write customers": OFFICE,
    "write quotes": OFFICE,
    "read quotes": [...OFFICE, "accountant"],
    "plan jobs": OFFICE,
    "work on jobs": [...OFFICE, "technician"],
    "have visits": ["technician"],
    "read invoices": [...OFFICE, "accountant"],
    "write invoices": ACCOUNTING,
    "use the portal": ["customer"],
};

/** A test for one role: `can("write quotes")`. */
export function permissions(role) {
    return (action) => ALLOWED[action].includes(role);
}
