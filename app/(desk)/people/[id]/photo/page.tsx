import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { fullName } from "@/lib/people/view";
import { uploadBytesMax } from "@/lib/platform/storage/upload-config";
import { loadPerson } from "../../load-person";
import { photoView } from "../../photo-view";
import { peopleTexts } from "../../texts";
import { PhotoWorkbench } from "./_components/photo-workbench";
import { photoTexts } from "./texts";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { person } = await loadPerson((await params).id);
  return { title: photoTexts.pageTitle(fullName(person)) };
}

export default async function PhotoPage({ params }: Props) {
  const { person } = await loadPerson((await params).id);
  // Who was removed is restored first.
  if (!person.isActive) redirect(`/people/${person.id}`);
  const name = fullName(person);
  return (
    <>
      <PageHeader
        title={photoTexts.pageTitle(name)}
        description={photoTexts.description}
        crumbs={[
          { label: peopleTexts.title, href: "/people" },
          { label: name, href: `/people/${person.id}` },
          { label: photoTexts.title },
        ]}
        actions={
          <Button asChild>
            <Link href={`/people/${person.id}`}>{photoTexts.done}</Link>
          </Button>
        }
      />
      <PhotoWorkbench
        personId={person.id}
        name={name}
        photo={photoView(person)}
        maxMb={Math.floor(uploadBytesMax() / (1024 * 1024))}
      />
    </>
  );
}
