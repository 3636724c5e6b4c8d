package hallpass.resource.issuer;

import java.util.List;

/** The issuers that this service trusts besides its own: the configured ones, unless this WAR is an issuer itself. */
public interface TrustedIssuers {

    /** @return each with another name and another {@code iss}; the same at each call */
    List<TrustedIssuer> others();
}
