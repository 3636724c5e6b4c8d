/** Export and import: all data of a user as JSON, and calendars as other programs read and write them. */
package hallpass.system.exchange;
