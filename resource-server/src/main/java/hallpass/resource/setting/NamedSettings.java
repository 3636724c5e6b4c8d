package hallpass.resource.setting;

import hallpass.resource.service.SecretSettings;
import hallpass.resource.service.SettingException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Settings that there may be several times, each time with a name in the middle: if {@code hallpass.issuers} is
 * {@code old,next}, there are {@code hallpass.issuer.old.url} and {@code hallpass.issuer.next.url}.
 */
public final class NamedSettings {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,30}");

    private final Settings settings;
    private final String list;
    private final String prefix;
    private final List<String> members;

    /**
     * @param list the setting with the names
     * @param prefix what stands before a name, with the dot
     * @param members what may stand behind a name
     */
    public NamedSettings(Settings settings, String list, String prefix, List<String> members) {
        this.settings = settings;
        this.list = list;
        this.prefix = prefix;
        this.members = members;
    }

    /** @return as they are written, right or wrong */
    public List<String> names() {
        return Stream.of(settings.find(list).orElse("").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** @throws SettingException if the name would not fit into the names of settings */
    public void requireFitting(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new SettingException(SecretSettings.variable(list) + " has \"" + name
                    + "\", but a name should be up to 31 lower-case letters and digits, a letter first.");
        }
    }

    public String text(String name, String member, String otherwise) {
        return settings.find(setting(name, member)).map(String::strip).orElse(otherwise);
    }

    /** @throws SettingException if it is not set */
    public String required(String name, String member) {
        String text = text(name, member, "");
        if (text.isEmpty()) {
            throw new SettingException(variable(name, member) + " is missing, which " + SecretSettings.variable(list)
                    + " needs for " + name + ".");
        }
        return text;
    }

    /** @return empty if it is no address of http or https with a host, or if it has a user or a fragment */
    public static Optional<URI> address(String text) {
        try {
            return Optional.of(URI.create(text))
                    .filter(address -> List.of("http", "https").contains(String.valueOf(address.getScheme())))
                    .filter(address -> address.getHost() != null
                            && address.getRawUserInfo() == null
                            && address.getRawFragment() == null);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** @return as Java names it */
    public String setting(String name, String member) {
        return prefix + name + "." + member;
    }

    /** @return as the environment names it */
    public String variable(String name, String member) {
        return SecretSettings.variable(setting(name, member));
    }

    /**
     * @param variables the names of all environment variables
     * @return those that look like settings of this name, but are none, in order
     */
    public List<String> unknown(String name, Set<String> variables) {
        String begin = variable(name, "");
        return variables.stream()
                .filter(variable -> variable.startsWith(begin))
                .filter(variable -> members.stream().noneMatch(member -> variable.equals(variable(name, member))))
                .sorted()
                .toList();
    }
}
