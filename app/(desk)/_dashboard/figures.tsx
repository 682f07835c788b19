import {
  CalendarClock,
  CircleAlert,
  FilePlus2,
  IdCard,
  ListChecks,
  Printer,
  UserRound,
  UserRoundX,
} from "lucide-react";
import { formatCount } from "@/components/texts";
import { StatCard } from "@/components/ui/stat-card";
import { type DashboardFigures, EXPIRING_DAYS } from "@/lib/licenses/figures";
import { texts } from "./texts";

const words = texts.figures;

/** The figures of the day, each leading to the list behind it. */
export function Figures({ figures }: { figures: DashboardFigures }) {
  const { licenses, people, jobs } = figures;
  const photoless = people.registered === 0 ? 0 : Math.round((people.withoutPhoto / people.registered) * 100);
  return (
    <section aria-label={texts.title} className="grid grid-cols-2 gap-3 md:grid-cols-4">
      <StatCard
        label={words.active}
        value={formatCount(licenses.active)}
        detail={words.withoutCard(licenses.withoutCard)}
        icon={<IdCard />}
        href="/licenses?status=active"
      />
      <StatCard
        label={words.issued}
        value={formatCount(licenses.thisMonth)}
        detail={words.lastMonth(licenses.lastMonth)}
        icon={<FilePlus2 />}
        href="/licenses?sort=-issue_date"
      />
      <StatCard
        label={words.cards}
        value={formatCount(figures.cardsToday)}
        detail={words.sinceMidnight}
        icon={<Printer />}
        href="/licenses?generated=yes&sort=-last_generated"
      />
      <StatCard
        label={words.expiring}
        value={formatCount(licenses.expiring)}
        detail={words.within(EXPIRING_DAYS)}
        icon={<CalendarClock />}
        href={`/licenses?status=active&expiring=${EXPIRING_DAYS}&sort=expiry_date`}
        tone={licenses.expiring > 0 ? "warning" : "neutral"}
      />
      <StatCard
        label={words.people}
        value={formatCount(people.registered)}
        detail={words.newPeople(people.thisMonth)}
        icon={<UserRound />}
        href="/people"
      />
      <StatCard
        label={words.withoutPhoto}
        value={formatCount(people.withoutPhoto)}
        detail={words.ofAll(photoless)}
        icon={<UserRoundX />}
        href="/people?photo=without"
      />
      <StatCard
        label={words.queue}
        value={formatCount(jobs.queued + jobs.running)}
        detail={words.running(jobs.running)}
        icon={<ListChecks />}
        href="/admin/jobs"
      />
      <StatCard
        label={words.failed}
        value={formatCount(jobs.failed)}
        detail={words.failedDetail(jobs.failed)}
        icon={<CircleAlert />}
        href="/admin/jobs?state=failed"
        tone={jobs.failed > 0 ? "danger" : "neutral"}
      />
    </section>
  );
}
