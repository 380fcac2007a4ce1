export function AreasPage(): React.JSX.Element {
  return <h1>Areas</h1>;
}
