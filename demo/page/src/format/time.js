// Days and hours where the company is. A person elsewhere still sees and enters the company's time.

const LOCALE = "en-US";
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

function format(value, options) {
    return new Intl.DateTimeFormat(LOCALE, options).format(value);
}

/** A date without a time, `2026-03-01`, as "Mar 1, 2026". */
export function dateText(date) {
    return date ? format(Date.parse(`${date}T00:00:00Z`), { dateStyle: "medium", timeZone: "UTC" }) : null;
}

/** A moment as "Sun, Mar 1, 6:00 PM", with the year where it is another. */
export function momentText(moment, timeZone) {
    if (!moment) return null;
    const year = dayOf(moment, timeZone).slice(0, 4) === today(timeZone).slice(0, 4) ? undefined : "numeric";
    const options = { weekday: "short", month: "short", day: "numeric", year, hour: "numeric", minute: "2-digit", timeZone };
    return format(new Date(moment), options);
}

/** A moment as "6:00 PM". */
export function hourText(moment, timeZone) {
    return format(new Date(moment), { hour: "numeric", minute: "2-digit", timeZone });
}

/** A planned time as "Sun, Mar 1, 6:00 PM – 10:00 PM". */
export function spanText(start, end, timeZone) {
    if (!start) return null;
    const sameDay = dayOf(start, timeZone) === dayOf(end, timeZone);
    return `${momentText(start, timeZone)} – ${sameDay ? hourText(end, timeZone) : momentText(end, timeZone)}`;
}

/** Today as "Sunday, March 1". */
export function todayText(timeZone) {
    return format(new Date(), { weekday: "long", month: "long", day: "numeric", timeZone });
}

/** A date as "23 Mon", for the head of a column. */
export function weekdayText(date) {
    return format(Date.parse(`${date}T00:00:00Z`), { weekday: "short", day: "numeric", timeZone: "UTC" });
}

/** A length of time as "1 h 05 min". */
export function lengthText(start, end = Date.now()) {
    const minutes = Math.max(0, Math.round((new Date(end) - new Date(start)) / MINUTE_MS));
    const rest = minutes % 60;
    return minutes < 60 ? `${minutes} min` : `${(minutes - rest) / 60} h ${String(rest).padStart(2, "0")} min`;
}

/** The hour of the day there, 0 to 23. */
export function hourNow(timeZone) {
    return Number(format(new Date(), { hour: "numeric", hourCycle: "h23", timeZone }));
}

/** The day on which a moment falls there, as `2026-03-01`. */
export function dayOf(moment, timeZone) {
    return localText(moment, timeZone).slice(0, 10);
}

/** Today there. */
export function today(timeZone) {
    return dayOf(Date.now(), timeZone);
}

/** `2026-03-01` and a number of days later. */
export function addDays(date, days) {
    return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The Monday of the week in which a date lies. */
export function mondayOf(date) {
    const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
    return addDays(date, -weekday);
}

/** The moment at which a date begins there. */
export function beginOf(date, timeZone) {
    return momentOf(`${date}T00:00`, timeZone);
}

/** How many days lie between two dates. */
export function daysBetween(from, to) {
    return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** A moment as the value of an input for date and time, `2026-03-01T18:00`, there. */
export function localText(moment, timeZone) {
    const options = {
        year: "numeric",
        month: "2-digit",
        day: "2-digit",
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
        timeZone,
    };
    const parts = new Intl.DateTimeFormat(LOCALE, options).formatToParts(new Date(moment));
    const part = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
    return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
}

/** The other way round. The offset is that of the moment itself, so it is looked up twice: it may change in between. */
export function momentOf(local, timeZone) {
    if (!local) return null;
    const asUtc = Date.parse(`${local}Z`);
    const offset = (moment) => Date.parse(`${localText(moment, timeZone)}Z`) - moment;
    const guess = asUtc - offset(asUtc);
    return new Date(asUtc - offset(guess)).toISOString();
}
