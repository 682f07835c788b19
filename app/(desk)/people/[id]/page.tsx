import type { Metadata } from "next";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { applicationsOfPerson } from "@/lib/licenses/applications/queries";
import { applicationView } from "@/lib/licenses/applications/view";
import { licensesOfPerson } from "@/lib/licenses/queries";
import { licenseView } from "@/lib/licenses/view";
import { citizenView, fullName } from "@/lib/people/view";
import { historyOf } from "@/lib/platform/audit/queries";
import { isAdmin } from "@/lib/platform/auth/actor";
import { officeToday } from "@/lib/platform/time";
import { ApplicationsCard } from "../../applications/_components/applications-card";
import { ageOn } from "../_components/age";
import { PersonActions, RestorePerson } from "../_components/person-actions";
import { PersonDetails } from "../_components/person-details";
import { PersonHistory } from "../_components/person-history";
import { PersonLicenses } from "../_components/person-licenses";
import { PhotoBadge } from "../_components/photo-badge";
import { PhotoPanel } from "../_components/photo-panel";
import { loadPerson } from "../load-person";
import { photoStateOf, photoView } from "../photo-view";
import { idTypeLabels, peopleTexts, personTexts } from "../texts";

const APPLICATIONS_SHOWN = 100;

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { person } = await loadPerson((await params).id);
  return { title: fullName(person) };
}

export default async function PersonPage({ params }: Props) {
  const { actor, person } = await loadPerson((await params).id);
  const [licenses, applications, history] = await Promise.all([
    licensesOfPerson(actor, person.id),
    applicationsOfPerson(actor, person.id, { skip: 0, take: APPLICATIONS_SHOWN }),
    historyOf("citizen", person.id),
  ]);
  const name = fullName(person);
  const citizen = citizenView(person);
  const photo = photoView(person);
  const { isActive } = person;
  return (
    <>
      <PageHeader
        title={name}
        badge={
          isActive ? (
            <PhotoBadge state={photoStateOf(photo)} />
          ) : (
            <Badge tone="danger">{personTexts.removedBadge}</Badge>
          )
        }
        description={
          <span className="tabular-nums">
            {idTypeLabels[person.idType as keyof typeof idTypeLabels]} {person.idNumber}
          </span>
        }
        crumbs={[{ label: peopleTexts.title, href: "/people" }, { label: name }]}
        actions={isActive ? <PersonActions id={person.id} name={name} staysVisible={isAdmin(actor)} /> : undefined}
      />
      {isActive ? null : (
        <Alert
          tone="warning"
          title={personTexts.removedTitle}
          action={<RestorePerson id={person.id} name={name} />}
          className="mb-4"
        >
          {personTexts.removedText}
        </Alert>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[26rem_minmax(0,1fr)]">
        <PhotoPanel personId={person.id} name={name} photo={photo} editable={isActive} />
        <Tabs defaultValue="details" className="min-w-0">
          <TabsList>
            <TabsTrigger value="details">{personTexts.details}</TabsTrigger>
            <TabsTrigger value="licenses">
              {personTexts.licenses}
              <Count of={licenses.length} />
            </TabsTrigger>
            <TabsTrigger value="applications">
              {personTexts.applications}
              <Count of={applications.length} />
            </TabsTrigger>
            <TabsTrigger value="history">{personTexts.history}</TabsTrigger>
          </TabsList>
          <TabsContent value="details">
            <PersonDetails citizen={citizen} age={ageOn(citizen.date_of_birth, officeToday(new Date()))} />
          </TabsContent>
          <TabsContent value="licenses">
            <PersonLicenses
              licenses={licenses.map(licenseView)}
              issueHref={isActive ? `/licenses/new?person=${person.id}` : null}
            />
          </TabsContent>
          <TabsContent value="applications">
            <ApplicationsCard
              applications={applications.map(applicationView)}
              newHref={isActive ? `/applications/new?person=${person.id}` : null}
            />
          </TabsContent>
          <TabsContent value="history">
            <PersonHistory entries={history} />
          </TabsContent>
        </Tabs>
      </div>
    </>
  );
}

function Count({ of }: { of: number }) {
  return <span className="rounded-full bg-muted px-1.5 text-muted-foreground text-xs tabular-nums">{of}</span>;
}
