package hallpass.auth.authorize;

import org.jspecify.annotations.Nullable;

/**
 * Where the answer to an authorization request goes to: known to be the client's.
 *
 * @param redirectUri as the client sent it or registered it
 * @param formPost by a form that sends itself (OAuth 2.0 Form Post Response Mode), otherwise in the query
 * @param state the client's own, given back as it came
 */
record AnswerTarget(
        String redirectUri, boolean formPost, @Nullable String state) {}
