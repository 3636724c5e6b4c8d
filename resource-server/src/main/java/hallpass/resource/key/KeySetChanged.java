package hallpass.resource.key;

/** The issuer's own key set is another one now: a CDI event, fired where the issuer is, for the relay to fetch it at once. */
public record KeySetChanged() {}
