// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { ErrorSummary } from "./error-summary";
import { Field } from "./field";
import { Input } from "./input";
import { Select } from "./select";

afterEach(cleanup);

const descriptionOf = (control: HTMLElement): string =>
  (control.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .filter(Boolean)
    .map((id) => document.getElementById(id)?.textContent ?? `#${id} is missing`)
    .join(" | ");

describe("Field", () => {
  it("ties label, hint and error to the control inside", () => {
    render(
      <Field label="Id number" name="idNumber" hint="13 digits" error={["The check digit is wrong", "second"]} required>
        <Input />
      </Field>,
    );
    const input = screen.getByRole<HTMLInputElement>("textbox", { name: /Id number/ });
    expect(input.name).toBe("idNumber");
    expect(input.required).toBe(true);
    expect(input.getAttribute("aria-invalid")).toBe("true");
    expect(descriptionOf(input)).toBe("13 digits | The check digit is wrong");
  });

  it("says nothing of errors when there are none", () => {
    render(
      <Field label="Category" name="category" error={[]}>
        <Select>
          <option>B</option>
        </Select>
      </Field>,
    );
    const select = screen.getByRole("combobox", { name: "Category" });
    expect(select.getAttribute("aria-invalid")).toBeNull();
    expect(select.getAttribute("aria-describedby")).toBeNull();
  });

  it("gives two fields of one name their own ids when told to", () => {
    render(
      <>
        <Field label="Reason" name="reason" id="suspend-reason">
          <Input />
        </Field>
        <Field label="Reason again" name="reason">
          <Input />
        </Field>
      </>,
    );
    expect(screen.getByLabelText("Reason").id).toBe("suspend-reason");
    expect(screen.getByLabelText("Reason again").id).toBe("field-reason");
  });
});

describe("ErrorSummary", () => {
  it("takes the focus and leads to the field", () => {
    render(
      <>
        <ErrorSummary errors={{ lastName: ["Enter the surname"], "": "The person was changed meanwhile" }} />
        <Field label="Surname" name="lastName">
          <Input />
        </Field>
      </>,
    );
    expect(document.activeElement).toBe(screen.getByRole("alert"));
    const href = screen.getByRole("link", { name: "Enter the surname" }).getAttribute("href");
    expect(document.querySelector(href ?? "")).toBe(screen.getByLabelText("Surname"));
    expect(screen.getByText("The person was changed meanwhile")).toBeTruthy();
  });

  it("is not there without errors", () => {
    const { container } = render(<ErrorSummary errors={{ lastName: [] }} />);
    expect(container.innerHTML).toBe("");
  });
});
