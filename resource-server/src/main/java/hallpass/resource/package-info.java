/**
 * For every protected service, as a jar in its WAR. From the caller's request inwards: {@code container} lets
 * Liberty see only good tokens, {@code token} says who calls, by the issuer's keys ({@code key}) and its lists of ended
 * sessions ({@code status}), and {@code stepup} asks for a fresh or strong sign-in. Which issuers are trusted besides
 * the own one is in {@code issuer}. Resources use {@code rest} for bodies, versions and pages, {@code problem} for
 * errors and {@code forward} for calls to other services. The settings of the operator are read by {@code setting};
 * {@code service} says which service this is, {@code trace} puts the request's id into the log.
 */
@NullMarked
package hallpass.resource;

import org.jspecify.annotations.NullMarked;
