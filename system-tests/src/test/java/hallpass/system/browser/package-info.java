/**
 * The page in a real browser. The tests are Playwright's and are beside the page (web-war/browser). Here they are given
 * a running system, and each is reported as a test of this build.
 */
package hallpass.system.browser;
