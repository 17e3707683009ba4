// Which answers are errors, and which of them are worth reading.

export const LONGEST = 65536;

/** 300, 406 and 416 are errors of PostgREST; 304 is a success. */
export const isError = (status) => !status || (status > 299 && status !== 304);

export const isReadable = (header) => /json/.test(header("content-type")) && !(header("content-length") > LONGEST);
