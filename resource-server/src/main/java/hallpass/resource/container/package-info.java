/**
 * The container's side. Its MP-JWT gets the keys that we hold ({@code ContainerSettings}) and only those tokens that we
 * have taken ({@code TokenGate}). It says once for each token who calls ({@code ContainerCaller}).
 */
@NullMarked
package hallpass.resource.container;

import org.jspecify.annotations.NullMarked;
