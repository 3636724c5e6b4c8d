/** Copies that clients keep: changes since a moment, live events, and a model that checks both over thousands of changes. */
package hallpass.system.sync;
