package hallpass.auth.upstream;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * By which values of its ID tokens a provider says that it has asked for a second factor. The operator believes these;
 * with none a provider is never believed.
 *
 * @param acr one of these is enough
 * @param amr one of these is enough (RFC 8176)
 */
record TrustedFactors(Set<String> acr, Set<String> amr) {

    static final TrustedFactors NONE = new TrustedFactors(Set.of(), Set.of());

    /** @param claims of a verified ID token; what userinfo says is not signed and does not count */
    boolean areShownBy(Map<String, Object> claims) {
        boolean byLevel = claims.get("acr") instanceof String level && acr.contains(level);
        boolean byMethod = claims.get("amr") instanceof List<?> methods
                && methods.stream().filter(String.class::isInstance).anyMatch(amr::contains);
        return byLevel || byMethod;
    }
}
