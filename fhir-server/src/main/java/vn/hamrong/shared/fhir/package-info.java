/** Where clinical data rests: HAPI FHIR JPA with one partition per facility, and who may see what of it. */
@NullMarked
package vn.hamrong.shared.fhir;

import org.jspecify.annotations.NullMarked;
