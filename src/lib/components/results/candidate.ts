/** A student on a list, of whom a result may be. */
export interface Candidate {
	id: string;
	name: string;
	class: string;
	/** Of the class. */
	className: string;
}
