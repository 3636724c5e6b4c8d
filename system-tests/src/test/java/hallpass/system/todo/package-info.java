/** Tasks and lists of one user: changed one at a time, in batches and by many at once; listings and limits. */
package hallpass.system.todo;
