import { Plus } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { Crumb } from "../ui/breadcrumbs";
import { Button } from "../ui/button";
import { PageHeader } from "../ui/page-header";
import type { SearchParamsInput } from "./table-query";

/** What Next gives the page of a list: its address is the list's state. */
export type ListPageProps = { searchParams: Promise<SearchParamsInput> };

/** A screen that is one list: its head with what can be done, then figures or notices if there are any, and the table. */
export function ListPage({
  title,
  description,
  parents = [],
  actions,
  children,
}: {
  title: string;
  description: string;
  /** The pages that it belongs to, the outermost first. */
  parents?: readonly Crumb[];
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <>
      <PageHeader title={title} description={description} crumbs={[...parents, { label: title }]} actions={actions} />
      {children}
    </>
  );
}

/** The way to the form for a new row; the same in the list's head and where the list is empty. */
export function CreateLink({
  href,
  icon = <Plus aria-hidden />,
  children,
}: {
  href: string;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Button asChild variant="primary">
      <Link href={href}>
        {icon}
        {children}
      </Link>
    </Button>
  );
}
