// The domains' declarations of webhook events, for doors that would otherwise load none of the domains.
import "@/lib/plates/bolos/webhooks";
import "@/lib/identity/review/webhooks";
