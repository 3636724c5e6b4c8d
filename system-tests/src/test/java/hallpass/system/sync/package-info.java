/** Copies that clients keep: changes since a moment, live events and a model that checks both. */
package hallpass.system.sync;
