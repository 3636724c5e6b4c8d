/**
 * The API's description against the API: requests are made from {@code /openapi}, right ones and wrong ones, and each answer has to be one
 * that the description has.
 */
package hallpass.system.contract;
