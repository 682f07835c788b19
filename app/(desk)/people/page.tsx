import type { Metadata } from "next";
import { exportLinks } from "@/components/data-table/export-links";
import { CreateLink, ListPage, type ListPageProps } from "@/components/data-table/list-page";
import { lastOfEach, parseTableParams, sortedWindow } from "@/components/data-table/search-params";
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

export default async function PeoplePage({ searchParams }: ListPageProps) {
  const actor = await requireActor("staff");
  const params = lastOfEach(parseTableParams(await searchParams, peopleTable));
  const { items, total } = await listPeople(actor, filterOf(params), sortedWindow(params));
  const today = officeToday(new Date());
  return (
    <ListPage
      title={peopleTexts.title}
      description={peopleTexts.description}
      actions={<CreateLink href="/people/new">{peopleTexts.newPerson}</CreateLink>}
    >
      <PeopleTable
        rows={items.map((person) => lineOf(person, today))}
        total={total}
        params={params}
        canSeeRemoved={isAdmin(actor)}
        exports={exportLinks("/api/v1/citizens/export", params)}
      />
    </ListPage>
  );
}

type Params = ReturnType<typeof parseTableParams<(typeof peopleTable)["sorts"][number], "photo" | "gender" | "state">>;

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
