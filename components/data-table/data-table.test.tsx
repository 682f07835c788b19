// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { dataColumns } from "./columns";
import { DataTable, type DataTableProps } from "./data-table";
import type { TableParams } from "./table-query";

const router = { push: vi.fn(), replace: vi.fn() };
let address = "";
vi.mock("next/navigation", () => ({
  useRouter: () => router,
  usePathname: () => "/licenses",
  useSearchParams: () => new URLSearchParams(address),
}));

type Row = { id: number; number: string; holder: string; pages: number };
const column = dataColumns<Row>();
const columns = column.columns([
  column.accessor("number", { header: "Number" }),
  column.accessor("holder", { header: "Holder" }),
  column.accessor("pages", { header: "Pages", meta: { numeric: true, hidden: true } }),
]);
const rows: Row[] = [
  { id: 1, number: "L-1", holder: "Ada Nkosi", pages: 3 },
  { id: 2, number: "L-2", holder: "Sipho Dlamini", pages: 5 },
  { id: 3, number: "L-3", holder: "Zoë Botha", pages: 8 },
];
const params: TableParams = {
  page: 1,
  pageSize: 25,
  sort: { id: "number", desc: false },
  sortable: ["number"],
  q: "",
  filters: {},
};

const table = (more: Partial<DataTableProps<Row>> = {}) => (
  <DataTable
    id="test"
    label="Licenses"
    columns={columns}
    rows={rows}
    total={60}
    params={params}
    rowId={(row) => String(row.id)}
    rowHref={(row) => `/licenses/${row.id}`}
    search="Number or name"
    empty={<p>No licenses yet</p>}
    {...more}
  />
);

beforeEach(() => {
  address = "";
  window.localStorage.clear();
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
  vi.useRealTimers();
});

describe("sorting", () => {
  it("says how the rows are sorted and offers buttons for sortable columns only", () => {
    render(table());
    expect(screen.getByRole("columnheader", { name: "Number" }).getAttribute("aria-sort")).toBe("ascending");
    expect(screen.getByRole("columnheader", { name: "Holder" }).getAttribute("aria-sort")).toBeNull();
    expect(within(screen.getByRole("columnheader", { name: "Holder" })).queryByRole("button")).toBeNull();
  });

  it("asks the server for the other direction, from page 1, keeping the search", () => {
    address = "q=ada&page=2";
    render(table());
    fireEvent.click(screen.getByRole("button", { name: "Number" }));
    expect(router.push).toHaveBeenCalledWith("/licenses?q=ada&sort=-number", { scroll: false });
  });
});

describe("search", () => {
  it("asks once, 300 ms after the last key", () => {
    vi.useFakeTimers();
    render(table());
    const box = screen.getByRole("searchbox", { name: "Number or name" });
    for (const value of ["n", "nk", "nko"]) {
      fireEvent.change(box, { target: { value } });
      act(() => void vi.advanceTimersByTime(299));
    }
    expect(router.push).not.toHaveBeenCalled();
    act(() => void vi.advanceTimersByTime(1));
    expect(router.push).toHaveBeenCalledTimes(1);
    expect(router.push).toHaveBeenCalledWith("/licenses?q=nko", { scroll: false });
  });

  it("replaces the step in the history while a search is refined, so that back leaves the search", () => {
    address = "q=nko";
    render(table({ params: { ...params, q: "nko" } }));
    const box = screen.getByRole("searchbox", { name: "Number or name" });
    fireEvent.change(box, { target: { value: "nkosi" } });
    fireEvent.keyDown(box, { key: "Enter" });
    expect(router.replace).toHaveBeenCalledWith("/licenses?q=nkosi", { scroll: false });
    expect(router.push).not.toHaveBeenCalled();
  });

  it("is dropped when a person follows a link before its pause is over, and not by other clicks", () => {
    vi.useFakeTimers();
    render(table());
    const type = (value: string) => fireEvent.change(screen.getByRole("searchbox"), { target: { value } });
    type("sipho");
    fireEvent.click(screen.getByRole("link", { name: "L-2" }));
    act(() => void vi.advanceTimersByTime(1000));
    expect(router.push).not.toHaveBeenCalled();

    type("siph");
    fireEvent.click(screen.getByText("Sipho Dlamini"));
    act(() => void vi.advanceTimersByTime(1000));
    expect(router.push.mock.calls).toEqual([["/licenses/2"]]);

    type("sip");
    fireEvent.click(screen.getByRole("button", { name: "View" }));
    act(() => void vi.advanceTimersByTime(1000));
    expect(router.push).toHaveBeenLastCalledWith("/licenses?q=sip", { scroll: false });
  });

  it("follows the address when a person goes back", () => {
    const { rerender } = render(table({ params: { ...params, q: "nko" } }));
    rerender(table({ params }));
    expect(screen.getByRole<HTMLInputElement>("searchbox").value).toBe("");
  });
});

describe("rows", () => {
  const link = (name: string) => screen.getByRole("link", { name });

  it("go by arrow keys, Home and End, and stop at the ends", () => {
    render(table());
    link("L-1").focus();
    fireEvent.keyDown(link("L-1"), { key: "ArrowDown" });
    expect(document.activeElement).toBe(link("L-2"));
    fireEvent.keyDown(link("L-2"), { key: "End" });
    expect(document.activeElement).toBe(link("L-3"));
    fireEvent.keyDown(link("L-3"), { key: "ArrowDown" });
    expect(document.activeElement).toBe(link("L-3"));
    fireEvent.keyDown(link("L-3"), { key: "ArrowUp" });
    expect(document.activeElement).toBe(link("L-2"));
  });

  it("are reached from the search box by ArrowDown", () => {
    render(table());
    fireEvent.keyDown(screen.getByRole("searchbox"), { key: "ArrowDown" });
    expect(document.activeElement).toBe(link("L-1"));
  });

  it("open on a click anywhere, but not on a control inside", () => {
    render(table({ bulkActions: (ids) => <span>Chosen: {ids.join(" ")}</span> }));
    expect(link("L-2").getAttribute("href")).toBe("/licenses/2");
    const [, second] = screen.getAllByRole("checkbox", { name: "Select row" });
    if (second) fireEvent.click(second);
    expect(router.push).not.toHaveBeenCalled();
    expect(screen.getByText("Chosen: 2")).toBeTruthy();
    fireEvent.click(screen.getByText("Sipho Dlamini"));
    expect(router.push).toHaveBeenCalledWith("/licenses/2");
  });
});

describe("around the rows", () => {
  it("pages on the server, and refuses steps beyond the ends", () => {
    render(table());
    expect(screen.getByText("1–25 of 60")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Previous page" }).getAttribute("aria-disabled")).toBe("true");
    expect(screen.getByRole("button", { name: "Next page" }).getAttribute("aria-disabled")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Previous page" }));
    expect(router.push).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole("button", { name: "Last page" }));
    expect(router.push).toHaveBeenCalledWith("/licenses?page=3", { scroll: false });
  });

  it("hides columns by default and by choice, and remembers the choice", () => {
    render(table());
    expect(screen.queryByRole("columnheader", { name: "Pages" })).toBeNull();
    cleanup();
    window.localStorage.setItem("bureau.table.test", JSON.stringify({ hidden: { pages: false, holder: true } }));
    render(table());
    expect(screen.getByRole("columnheader", { name: "Pages" })).toBeTruthy();
    expect(screen.queryByRole("columnheader", { name: "Holder" })).toBeNull();
  });

  it("is not upset by rubbish in the browser's memory", () => {
    window.localStorage.setItem("bureau.table.test", '{"hidden":[1,{"x":2}],"compact":"yes"');
    render(table());
    expect(screen.getByRole("columnheader", { name: "Holder" })).toBeTruthy();
  });

  it("tells nothing at all from nothing that matches", () => {
    const { rerender } = render(table({ rows: [], total: 0 }));
    expect(screen.getByText("No licenses yet")).toBeTruthy();
    rerender(table({ rows: [], total: 0, params: { ...params, q: "zzz" } }));
    expect(screen.getByText("Nothing matches")).toBeTruthy();
    rerender(table({ rows: [], total: 60, params: { ...params, page: 99 } }));
    expect(screen.getByText("There are no rows on this page")).toBeTruthy();
  });
});
