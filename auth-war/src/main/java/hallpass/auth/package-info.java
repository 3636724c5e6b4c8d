/**
 * The authorization server: signs users in, keeps their sessions, signs access tokens. One package a feature; a feature
 * uses the ones after it in this row and never back: {@code browser}, {@code token}, {@code session}, {@code mail},
 * {@code client}, {@code credential}, {@code audit}, {@code user}, {@code throttle}, {@code key}, {@code event},
 * {@code cluster}. What has to go the other way (a user was disabled, so the sessions end) is a CDI event.
 */
@NullMarked
package hallpass.auth;

import org.jspecify.annotations.NullMarked;
