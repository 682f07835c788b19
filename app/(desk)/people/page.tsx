import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import {
  pageWindow,
  parseTableParams,
  type SearchParamsInput,
  tableQuery,
} from "@/components/data-table/search-params";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { listPeople, type PeopleFilter } from "@/lib/people/queries";
import { fullName, type PersonRow } from "@/lib/people/view";
import { isAdmin } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/current";
import { officeToday, toLegalDate } from "@/lib/platform/time";
import { ageOn } from "./_components/age";
import { PeopleTable, type PersonLine } from "./_components/people-table";
import { photoStateOf, photoView } from "./photo-view";
import { peopleTable } from "./table";
import { type idTypeLabels, peopleTexts } from "./texts";

export const metadata: Metadata = { title: peopleTexts.title };

export default async function PeoplePage({ searchParams }: { searchParams: Promise<SearchParamsInput> }) {
  const actor = await requireActor("staff");
  const params = oneOfEach(parseTableParams(await searchParams, peopleTable));
  const { sort } = params;
  const page = { ...pageWindow(params), sort: sort.id, desc: sort.desc };
  const { items, total } = await listPeople(actor, filterOf(params), page);
  const today = officeToday(new Date());
  return (
    <>
      <PageHeader
        title={peopleTexts.title}
        description={peopleTexts.description}
        crumbs={[{ label: peopleTexts.title }]}
        actions={
          <Button asChild variant="primary">
            <Link href="/people/new">
              <Plus aria-hidden />
              {peopleTexts.newPerson}
            </Link>
          </Button>
        }
      />
      <PeopleTable
        rows={items.map((person) => lineOf(person, today))}
        total={total}
        params={params}
        canSeeRemoved={isAdmin(actor)}
        exports={exportsOf(params)}
      />
    </>
  );
}

type Params = ReturnType<typeof parseTableParams<(typeof peopleTable)["sorts"][number], "photo" | "gender" | "state">>;

/** These filters exclude each other, so of several values the one chosen last counts, and is the one shown. */
function oneOfEach(params: Params): Params {
  const filters = Object.fromEntries(Object.entries(params.filters).map(([id, values]) => [id, values?.slice(-1)]));
  return { ...params, filters };
}

/** The whole list as it is filtered and sorted here, not only this page. */
const exportsOf = (params: Params) =>
  (["csv", "xlsx"] as const).map((format) => ({
    label: peopleTexts.exports[format],
    href: `/api/v1/citizens/export${tableQuery(params)}&format=${format}`,
  }));

const filterOf = ({ q, filters }: Params): PeopleFilter => ({
  q,
  photo: filters.photo?.[0] as PeopleFilter["photo"],
  gender: filters.gender?.[0] as PeopleFilter["gender"],
  removed: filters.state?.[0] === "removed",
});

function lineOf(person: PersonRow, today: string): PersonLine {
  const photo = photoView(person);
  const dateOfBirth = toLegalDate(person.dateOfBirth);
  return {
    id: person.id,
    name: fullName(person),
    portrait: photo.portrait,
    idNumber: person.idNumber,
    idType: person.idType as keyof typeof idTypeLabels,
    dateOfBirth,
    age: ageOn(dateOfBirth, today),
    gender: person.gender,
    photo: photoStateOf(photo),
    createdAt: person.createdAt.toISOString(),
  };
}
