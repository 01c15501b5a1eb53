/** One citizen, one patient: who may be the same person, why, what a person decided, and how it is undone (ADR 22). */
@NullMarked
package vn.hamrong.exchange.patients;

import org.jspecify.annotations.NullMarked;
