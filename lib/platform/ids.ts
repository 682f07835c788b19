import { v7, validate } from "uuid";

/** A time-ordered UUID (RFC 9562 version 7): kind to a B-tree and sortable in a log. */
export const newId = (): string => v7();

export const isUuid = (value: string): boolean => validate(value);
