package hallpass.auth.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all pages have in common. */
class TemplatesTest {

    private static final String HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;";

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void what_somebody_else_has_chosen_is_text_on_every_page(String language) {
        SamplePages.all(HOSTILE).forEach(page -> {
            String html = SamplePages.render(page, language, SamplePages.OURS, HOSTILE);

            assertFalse(html.contains("<script>"), html);
            assertFalse(html.contains("<img src=x"), html);
            assertFalse(html.contains("\"'>"), html);
            assertTrue(html.contains("&lt;script>") || html.contains("&lt;script&gt;"), html);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void nothing_is_inline_and_the_language_is_said(String language) {
        Pattern inline = Pattern.compile("\\sstyle=|<style|<script(?![^>]*\\ssrc=)|\\son[a-z]+=\"|javascript:");

        SamplePages.all("Ada").forEach(page -> {
            String html = SamplePages.render(page, language, SamplePages.OURS, null);

            assertFalse(inline.matcher(html).find(), html);
            assertTrue(html.startsWith("<!DOCTYPE html>\n<html lang=\"" + language + "\">"), html);
            assertEquals(1, html.split("<h1>", -1).length - 1, html);
            assertFalse(html.contains("<title> "), html);
        });
    }

    @Test
    void every_form_of_ours_has_its_token() {
        SamplePages.all("Ada")
                .filter(page -> !page.template().equals("form-post"))
                .forEach(page -> {
                    String html = SamplePages.render(page, "en", SamplePages.OURS, null);

                    int forms = html.split("<form ", -1).length;
                    assertEquals(forms, html.split("name=\"form_token\" value=\"token-of-", -1).length, html);
                });
    }

    @Test
    void the_query_goes_through_forms_and_links_as_it_came() {
        String query = "client_id=app&redirect_uri=https%3A%2F%2Fa%2Fcb&at=1.x";
        Page page = Page.of("signin", new SignInPage(null, null, "", null, true, true, List.of(), "{}"));

        String html = SamplePages.render(page, "en", SamplePages.OURS, query);

        String escaped = query.replace("&", "&amp;");
        assertTrue(html.contains("action=\"/auth/signin?" + escaped + "\""), html);
        assertTrue(html.contains("href=\"/auth/signup?" + escaped + "\""), html);
        assertTrue(html.contains("href=\"/auth/forgot?" + escaped + "\""), html);
    }

    @Test
    void forms_behind_a_mailed_link_keep_the_language_and_not_the_token() {
        Stream.of(
                        Page.of("new-account", new NewAccountPage("t", "a", "", null, Map.of(), "{}")),
                        Page.of("verify", new VerifyPage("t")),
                        Page.of("reset", new ResetPage("t", Map.of())))
                .forEach(page -> {
                    String html = SamplePages.render(page, "de", SamplePages.OURS, "token=t&ui_locales=de-AT%20en");
                    String without = SamplePages.render(page, "de", SamplePages.OURS, "token=t&ui_locales=");

                    assertFalse(
                            Pattern.compile("action=\"(?!/auth/(verify|reset)\\?ui_locales=de\")")
                                    .matcher(html)
                                    .find(),
                            html);
                    assertFalse(
                            Pattern.compile("action=\"(?!/auth/(verify|reset)\")")
                                    .matcher(without)
                                    .find(),
                            without);
                });
    }

    @Test
    void a_password_manager_knows_the_fields_and_errors_are_tied_to_theirs() {
        String signIn = SamplePages.render(
                Page.of("signin", new SignInPage(null, null, "", "Wrong.", false, false, List.of(), "{}")),
                "en",
                SamplePages.OURS,
                null);
        String signUp = SamplePages.render(
                Page.of("signup", new SignUpPage(null, "a", "", null, Map.of("email", "No address."), "{}")),
                "en",
                SamplePages.OURS,
                null);

        String chosenLater = SamplePages.render(
                Page.of("signup", new SignUpPage(null, "", "", null, Map.of(), null)), "en", SamplePages.OURS, null);

        assertTrue(signIn.contains("autocomplete=\"username webauthn\""), signIn);
        assertFalse(chosenLater.contains("data-passkey"), chosenLater);
        assertFalse(chosenLater.contains("name=\"password\""), chosenLater);
        assertTrue(signIn.contains("data-options=\"{}\" hidden"), signIn); // until the script shows it
        assertTrue(signUp.contains("data-passkey=\"create\""), signUp);
        assertTrue(signIn.contains("autocomplete=\"current-password\""), signIn);
        assertTrue(signIn.contains("role=\"alert\""), signIn);
        assertFalse(signIn.contains("/auth/forgot"), signIn);
        assertTrue(signUp.contains("autocomplete=\"new-password\""), signUp);
        assertTrue(signUp.contains("aria-invalid=\"true\" aria-describedby=\"email-error\""), signUp);
        assertTrue(signUp.contains("<p id=\"email-error\" class=\"wrong\">No address.</p>"), signUp);
    }

    @Test
    void the_operator_s_brand_is_on_the_page() {
        Brand brand = new Brand("Acme <ID>", "https://acme.example.org/l.svg", Colour.of("#ffcc00"), "/terms", null);

        String html = SamplePages.render(
                Page.of("signed-in", new SignedInPage("ada@example.org", "/", List.of())), "en", brand, null);

        assertTrue(html.contains("Acme &lt;ID"), html);
        assertTrue(html.contains("<img src=\"https://acme.example.org/l.svg\" alt=\"\">"), html);
        assertTrue(html.contains("<link rel=\"icon\" href=\"https://acme.example.org/l.svg\">"), html);
        assertFalse(html.contains("mark.svg"), html);
        assertTrue(html.contains("/auth/assets/brand.css?v="), html);
        assertTrue(html.contains("<a href=\"/terms\">Terms</a>"), html);
        assertFalse(html.contains("Privacy"), html);
    }

    @Test
    void a_client_cannot_have_a_script_for_its_logo() {
        AskingClient client = new AskingClient(
                "x", java.net.URI.create("javascript:alert(1)"), java.net.URI.create("data:text/html,x"), null);

        assertEquals(new AskingClient("x", null, null, null), client);
    }

    @Test
    void both_languages_have_the_same_texts_with_the_same_gaps() {
        assertEquals(gaps("en"), gaps("de"));
    }

    /** So that none is left behind when its page has gone. Keys that are put together are those of these groups. */
    @Test
    void every_text_is_used() throws IOException {
        String sources = read(Path.of("src/main/jte")) + read(Path.of("src/main/java/hallpass/auth"));
        Set<String> unused = new TreeSet<>(Texts.in("en").all().keySet());

        unused.removeIf(key -> sources.contains('"' + key + '"')
                || sources.contains('"' + key.replaceFirst("\\.title$", "") + '"')
                || key.matches("(scope|authorize|invalid\\.password)\\..*"));

        assertEquals(Set.of(), unused);
    }

    private static Set<String> gaps(String language) {
        return Texts.in(language).all().entrySet().stream()
                .map(text -> text.getKey() + " "
                        + Pattern.compile("\\{\\d}")
                                .matcher(text.getValue())
                                .results()
                                .map(gap -> gap.group())
                                .sorted()
                                .collect(Collectors.joining()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            StringBuilder text = new StringBuilder();
            for (Path file : all) {
                text.append(Files.readString(file));
            }
            return text.toString();
        }
    }
}
