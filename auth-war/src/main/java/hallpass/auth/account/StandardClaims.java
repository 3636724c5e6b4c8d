package hallpass.auth.account;

import hallpass.resource.rest.JsonBody;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What users may tell applications of themselves: the claims of OpenID Connect Core section 5.1 that this service does
 * not know by itself.
 */
final class StandardClaims {

    private static final int MAX_TEXT = 200;
    private static final int MAX_ADDRESS = 1000;

    private static final List<String> TEXTS =
            List.of("given_name", "family_name", "middle_name", "nickname", "preferred_username", "gender");

    private static final List<String> ADDRESSES = List.of("profile", "picture", "website");

    /** Section 5.1.1. */
    private static final List<String> POSTAL =
            List.of("formatted", "street_address", "locality", "region", "postal_code", "country");

    /** E.164, with an extension as RFC 3966 writes it. */
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9 ()-]{3,30}(;ext=[0-9]{1,10})?");

    private static final Pattern UNKNOWN_YEAR = Pattern.compile("0000-\\d\\d-\\d\\d");

    private StandardClaims() {}

    /** @return the claims that are there, by their names */
    static Map<String, Object> from(JsonBody body) {
        Map<String, Object> claims = new LinkedHashMap<>();
        TEXTS.forEach(name -> keep(claims, name, body.text(name, 1, MAX_TEXT)));
        ADDRESSES.forEach(name -> keep(
                claims, name, body.parsed(name, StandardClaims::webAddress, "must be an address of https or http")));
        keep(claims, "birthdate", body.parsed("birthdate", StandardClaims::birthdate, "must be a date or a year"));
        keep(claims, "zoneinfo", body.parsed("zoneinfo", StandardClaims::zone, "must be a time zone of tz"));
        keep(claims, "locale", body.parsed("locale", StandardClaims::locale, "must be a language tag (BCP 47)"));
        keep(claims, "phone_number", body.parsed("phone_number", StandardClaims::phone, "must be +49 30 12345 or so"));
        JsonBody postal = body.object("address");
        if (postal != null) {
            Map<String, Object> address = new LinkedHashMap<>();
            POSTAL.forEach(name -> keep(address, name, postal.text(name, 1, MAX_ADDRESS)));
            postal.check();
            keep(claims, "address", address.isEmpty() ? null : address);
        }
        body.check();
        return claims;
    }

    private static void keep(Map<String, Object> claims, String name, @Nullable Object value) {
        if (value != null) {
            claims.put(name, value);
        }
    }

    private static String webAddress(String text) {
        URI uri = URI.create(text);
        boolean isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        if (!isWeb || uri.getHost() == null || text.length() > MAX_ADDRESS) {
            throw new IllegalArgumentException("not of the web");
        }
        return text;
    }

    private static String birthdate(String text) {
        try {
            if (text.length() == 4) {
                Year.parse(text);
            } else {
                // a leap year for 29 February of a year that is not told
                LocalDate.parse(UNKNOWN_YEAR.matcher(text).matches() ? text.replaceFirst("0000", "2000") : text);
            }
            return text;
        } catch (DateTimeException noDate) {
            throw new IllegalArgumentException(noDate);
        }
    }

    private static String zone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new IllegalArgumentException("unknown");
        }
        return text;
    }

    private static String locale(String text) {
        try {
            return new Locale.Builder()
                    .setLanguageTag(text.replace('_', '-'))
                    .build()
                    .toLanguageTag();
        } catch (IllformedLocaleException noTag) {
            throw new IllegalArgumentException(noTag);
        }
    }

    private static String phone(String text) {
        if (!PHONE.matcher(text).matches()) {
            throw new IllegalArgumentException("no number");
        }
        return text;
    }
}
