/**
 * Which service this WAR is ({@code ThisService}), its secrets ({@code SecretSettings}) and metrics
 * ({@code ServiceMetrics}), and what calls to other services have in common: the form of an address and answers of
 * bounded size.
 */
@NullMarked
package hallpass.resource.service;

import org.jspecify.annotations.NullMarked;
