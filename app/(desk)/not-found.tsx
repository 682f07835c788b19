import { NotFoundView } from "@/components/shell/not-found-view";

/** A record that is missing, or somebody else's: inside the shell, so that the way on is at hand. */
export default NotFoundView;
