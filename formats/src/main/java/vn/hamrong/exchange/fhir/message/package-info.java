/**
 * FHIR messages: a Bundle of type {@code message}, read like any other message of a HIS.
 *
 * <p>Source: FHIR R4, "Messaging using FHIR Resources".
 */
@NullMarked
package vn.hamrong.exchange.fhir.message;

import org.jspecify.annotations.NullMarked;
