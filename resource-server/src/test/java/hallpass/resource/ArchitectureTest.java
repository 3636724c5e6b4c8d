package hallpass.resource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import hallpass.rules.PackageRules;

/** The jar is in every protected service, so it knows none of them, and no server. */
@AnalyzeClasses(packages = "hallpass.resource", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests packages = ArchTests.in(PackageRules.class);

    @ArchTest
    static final ArchRule it_knows_no_service_and_no_database = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "hallpass.auth..",
                    "hallpass.todo..",
                    "hallpass.web..",
                    "hallpass.database..",
                    "jakarta.persistence..",
                    "java.sql..");

    @ArchTest
    static final ArchRule it_knows_nothing_of_liberty = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.ibm..", "io.openliberty..", "org.jboss..", "io.smallrye..", "org.jose4j..");

    @ArchTest
    static final ArchRule keys_and_status_lists_do_not_know_who_calls = noClasses()
            .that()
            .resideInAnyPackage("hallpass.resource.key", "hallpass.resource.status")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("hallpass.resource.token", "hallpass.resource.container");

    @ArchTest
    static final ArchRule only_the_container_itself_calls_the_containers_side = noClasses()
            .that()
            .resideOutsideOfPackage("hallpass.resource.container")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("hallpass.resource.container");
}
