/**
 * The rules that all modules share. The {@code ArchitectureTest} of a module includes them and adds its own:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "hallpass.notes", importOptions = ImportOption.DoNotIncludeTests.class)
 * class ArchitectureTest {
 *
 *     @ArchTest
 *     static final ArchTests house = ArchTests.in(HouseRules.class);
 * }
 * }</pre>
 */
@NullMarked
package hallpass.rules;

import org.jspecify.annotations.NullMarked;
