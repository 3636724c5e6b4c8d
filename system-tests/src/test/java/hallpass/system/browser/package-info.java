/**
 * The page in a real browser. The tests themselves are Playwright's and stand with the page they are about (web-war/browser); here they are
 * given a running system, and each is reported as a test of this build.
 */
package hallpass.system.browser;
