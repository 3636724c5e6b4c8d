package hallpass.auth.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.auth.user.ImportedUser;
import hallpass.resource.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of the users of a file. */
class ImportRunTest {

    private static final ImportOptions NOTHING_SAID = ImportOptions.parse(null, null);

    private final List<ImportedUser> opened = new ArrayList<>();
    private int parts;

    @Test
    void an_address_counts_once_in_any_spelling() {
        ImportRun run = run(NOTHING_SAID, Set.of());

        run.accept(user(1, "Alice@Example.com"));
        run.accept(user(2, " alice@example.com"));
        ImportReport report = run.finish();

        assertEquals(1, report.imported());
        assertEquals(2, report.refused().first().get(0).position());
        assertEquals(
                List.of("Alice@Example.com"),
                opened.stream().map(ImportedUser::email).toList());
    }

    @Test
    void who_is_there_already_stays_and_is_told() {
        ImportRun run = run(NOTHING_SAID, Set.of("alice@example.com"));

        run.accept(user(1, "ALICE@example.com"));
        run.accept(user(2, "bob@example.com"));
        ImportReport report = run.finish();

        assertEquals(2, report.read());
        assertEquals(1, report.imported());
        assertEquals(1, report.alreadyThere().count());
        assertEquals("ALICE@example.com", report.alreadyThere().first().get(0).email());
    }

    @Test
    void without_a_good_address_nobody_is_imported() {
        ImportRun run = run(NOTHING_SAID, Set.of());

        run.accept(user(1, ""));
        run.accept(user(2, "alice"));
        run.accept(user(3, "a\u0000@example.com"));
        run.accept(SourceUser.refused(4, "d@example.com", "for a reason"));
        ImportReport report = run.finish();

        assertEquals(0, report.imported());
        assertEquals(
                List.of(
                        "There is no e-mail address",
                        "This is no e-mail address",
                        "This is no e-mail address",
                        "for a reason"),
                report.refused().first().stream()
                        .map(ImportReport.Entry::reason)
                        .toList());
    }

    @Test
    void only_roles_that_were_asked_for_are_taken() {
        ImportRun run = run(ImportOptions.parse("false", "teacher, editor"), Set.of());

        run.accept(user(1, "a@example.com", "admin", "teacher", "offline-access"));
        run.accept(user(2, "b@example.com"));
        ImportReport report = run.finish();

        assertEquals(Set.of("user", "teacher"), opened.get(0).roles());
        assertEquals(Set.of("user"), opened.get(1).roles());
        assertEquals(Set.of("admin", "offline-access"), report.rolesLeftOut());
    }

    @Test
    void an_admin_of_the_file_is_one_here_if_that_was_asked_for() {
        ImportRun run = run(ImportOptions.parse(null, "admin"), Set.of());

        run.accept(user(1, "a@example.com", "admin"));
        run.finish();

        assertEquals(Set.of("admin", "user"), opened.get(0).roles());
    }

    @Test
    void who_has_no_usable_password_is_imported_without_one_and_told() {
        ImportRun run = run(NOTHING_SAID, Set.of());

        run.accept(user(7, "a@example.com"));
        ImportReport report = run.finish();

        assertEquals(1, report.imported());
        assertEquals(
                new ImportReport.Entry(7, "a@example.com", "There is none"),
                report.withoutPassword().first().get(0));
    }

    @Test
    void names_become_what_can_be_kept() {
        ImportRun run = run(NOTHING_SAID, Set.of());

        run.accept(named("a@example.com", " Al\u0000ice\ud800 "));
        run.accept(named("b@example.com", "\t"));
        run.accept(named("c@example.com", "\ud83d\ude42".repeat(101)));
        run.finish();

        assertEquals("Al ice", opened.get(0).name());
        assertEquals(null, opened.get(1).name());
        assertEquals("\ud83d\ude42".repeat(100), opened.get(2).name());
    }

    @Test
    void users_are_written_in_parts_and_the_report_tells_the_first_thousand_of_a_kind() {
        ImportRun run = run(NOTHING_SAID, Set.of());

        IntStream.range(0, 2 * ImportRun.PART + 1).forEach(i -> run.accept(user(i, "u" + i + "@example.com")));
        ImportReport report = run.finish();

        assertEquals(3, parts);
        assertEquals(2 * ImportRun.PART + 1, report.imported());
        assertEquals(2 * ImportRun.PART + 1, report.withoutPassword().count());
        assertEquals(1_000, report.withoutPassword().first().size());
    }

    @Test
    void a_dry_run_has_written_nobody() {
        ImportRun dry = run(ImportOptions.parse("true", null), Set.of());
        ImportRun real = run(ImportOptions.parse("false", null), Set.of());
        for (ImportRun run : List.of(dry, real)) {
            run.accept(user(1, "a@example.com"));
            run.finish();
        }

        assertEquals(0, dry.written());
        assertEquals(1, real.written());
    }

    @Test
    void wrong_parameters_are_told_together() {
        ProblemException refused = assertThrows(ProblemException.class, () -> ImportOptions.parse("yes", "Teacher"));

        assertEquals(
                List.of("dry_run", "roles"),
                refused.problem().violations().stream()
                        .map(violation -> violation.field())
                        .toList());
    }

    @Test
    void addresses_that_were_seen_are_known_however_many_there_are() {
        SeenEmails seen = new SeenEmails();
        int count = 5_000;

        assertEquals(
                count, IntStream.range(0, count).filter(i -> seen.add("u" + i)).count());
        assertEquals(0, IntStream.range(0, count).filter(i -> seen.add("u" + i)).count());
    }

    private ImportRun run(ImportOptions options, Set<String> there) {
        return new ImportRun(options, (Collection<ImportedUser> users) -> {
            parts++;
            users.stream().filter(user -> !there.contains(user.emailFolded())).forEach(opened::add);
            return users.stream()
                    .map(ImportedUser::emailFolded)
                    .filter(there::contains)
                    .collect(Collectors.toSet());
        });
    }

    private static SourceUser user(int position, String email, String... roles) {
        return new SourceUser(
                position, email, null, Set.of(roles), SourcePassword.missing("There is none"), false, false, null);
    }

    private static SourceUser named(String email, String name) {
        return new SourceUser(1, email, name, Set.of(), SourcePassword.missing("There is none"), false, false, null);
    }
}
