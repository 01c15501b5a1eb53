/** The hub's own way into the clinical record: many messages in few FHIR transactions. */
@NullMarked
package vn.hamrong.shared.fhir.record;

import org.jspecify.annotations.NullMarked;
