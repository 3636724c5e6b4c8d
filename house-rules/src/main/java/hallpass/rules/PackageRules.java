package hallpass.rules;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;

/** The packages of a module have no cycles, and say at their door what is inside. */
public final class PackageRules {

    /** The slices are among the classes that the including test analyzes: the packages right below its root. */
    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("hallpass.(*).(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    /** Maven runs the tests of a module in its folder. */
    @ArchTest
    static void each_package_names_those_below_it(JavaClasses any) {
        List<String> missing = Signposts.missing(Path.of("src/main/java"));
        if (!missing.isEmpty()) {
            throw new AssertionError(String.join("\n", missing));
        }
    }

    private PackageRules() {}
}
