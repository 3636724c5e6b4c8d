package hallpass.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.transaction.Transactional;

/** One way to a transaction (docs/decisions/0013-transactions.md). */
public final class DataRules {

    @ArchTest
    static final ArchRule transactions_are_run_by_hand = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .doNotHaveSimpleName("SeparateTransaction") // of the database jar: the one way to suspend a transaction
            .should()
            .beAnnotatedWith(Transactional.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule no_class_is_transactional_as_a_whole =
            noClasses().should().beAnnotatedWith(Transactional.class);

    private DataRules() {}
}
