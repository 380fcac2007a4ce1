export function PeoplePage(): React.JSX.Element {
  return <h1>People</h1>;
}
