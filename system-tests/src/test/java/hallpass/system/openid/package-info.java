/** Signing in to applications: the authorization endpoint and its pages, ID tokens, userinfo and logout. */
package hallpass.system.openid;
