/**
 * What a hospital's sample messages tell before it is connected, the hospital file they suggest, and what a changed file
 * would change. Reports hold codes, names of systems and counts, never a value that may be of a patient.
 */
@NullMarked
package vn.hamrong.exchange.onboarding;

import org.jspecify.annotations.NullMarked;
