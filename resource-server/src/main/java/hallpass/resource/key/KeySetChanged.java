package hallpass.resource.key;

/** A CDI event in the issuer's own service: its key set has changed, so the relay fetches it at once. */
public record KeySetChanged() {}
