/** One row for every disclosure, write and refusal, committed before the answer leaves. */
@NullMarked
package vn.hamrong.shared.fhir.security.audit;

import org.jspecify.annotations.NullMarked;
