/** The audit log: which events are in it and who may read them. */
package hallpass.system.audit;
